import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';

/** Where the service is: the page's own address, unless its <meta name="service"> names another (started with --allow-origin). */
const service = document.querySelector<HTMLMetaElement>('meta[name=service]')?.content ?? '';

/** Asks a document that codegen made; the answer has its type. */
export async function ask<Answer, Variables>(document: String & DocumentTypeDecoration<Answer, Variables>, variables: Variables): Promise<Answer> {
  const response = await fetch(`${service}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query: `${document}`, variables }),
  });
  if (!response.headers.get('content-type')?.includes('json')) throw new Error(`The service answers ${response.status}. Is it there? cgraph serve --sample`);
  const { data, errors } = (await response.json()) as { data?: Answer; errors?: { message: string }[] };
  if (errors?.length) throw new Error(errors.map((error) => error.message).join('\n'));
  if (!data) throw new Error(`The service answers ${response.status} without data.`);
  return data;
}
