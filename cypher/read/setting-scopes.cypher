// Scopes that hold settings.
MATCH (s:Setting) WHERE s.scope IS NOT NULL AND s.key IS NOT NULL RETURN DISTINCT s.scope
