-- Values of a list of a kind and how many have each. «first», «second», «count», «source» (FROM and WHERE); :at and what the filter binds
SELECT «first», «second», «count»
FROM «source»
GROUP BY 1, 2
