import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { service } from './service';
import { welcome } from './welcome';
import 'graphiql/style.css';
import './page.css';

const { url, subscriptionUrl } = service(location);
// The service answers in one piece; asking for several would only change what it is told to accept.
const fetcher = createGraphiQLFetcher({ url, subscriptionUrl, enableIncrementalDelivery: false });

createRoot(document.getElementById('graphiql')!).render(
  <StrictMode>
    {/* A key stands among the headers: it is kept as long as the page, and there is no switch to keep it longer. */}
    <GraphiQL fetcher={fetcher} defaultQuery={welcome} shouldPersistHeaders={false} showPersistHeadersSettings={false} />
  </StrictMode>,
);
