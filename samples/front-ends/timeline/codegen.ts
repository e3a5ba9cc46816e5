import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types of what this page asks, from its .graphql file and the schema: a service gives its own at /schema.graphql. */
const config: CodegenConfig = {
  schema: '../../schema.graphql',
  generates: {
    'timeline/generated.ts': {
      documents: 'timeline/*.graphql',
      plugins: ['typescript-operations', 'typed-document-node'],
      config: {
        documentMode: 'string',
        enumType: 'string-literal',
        useTypeImports: true,
        scalars: { ID: 'string', DateTime: 'string', CivilTime: 'string', EDTF: 'string', JSON: 'unknown' },
      },
    },
  },
};

export default config;
