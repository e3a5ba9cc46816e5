-- Values of a list of a kind and how many have each. «first», «second», «count», «source» (FROM and WHERE), «group»: by two only where there are two, or no index has the groups; :at and what the filter binds
SELECT «first», «second», «count»
FROM «source»
GROUP BY «group»
