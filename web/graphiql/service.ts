/** Where the service is that served this page: the same host, and so the only one that the page may talk to. */
export function service(page: { protocol: string; host: string }): { url: string; subscriptionUrl: string } {
  const secure = page.protocol === 'https:' ? 's' : '';
  return { url: `http${secure}://${page.host}/graphql`, subscriptionUrl: `ws${secure}://${page.host}/graphql` };
}
