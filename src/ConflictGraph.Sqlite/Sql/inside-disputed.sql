-- A set of serials within a place, as one query of a set. «inside»
SELECT serial FROM («inside»)
