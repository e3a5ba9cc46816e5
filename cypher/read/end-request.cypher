// Ends what runs for a request, and answers what was ended. $which: the word that the request carries as $_request
SHOW TRANSACTIONS YIELD transactionId AS id, parameters AS p WHERE p._request = $which
TERMINATE TRANSACTIONS id YIELD transactionId
RETURN transactionId
