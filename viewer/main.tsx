import '@fontsource-variable/inter';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './ui/tokens.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createViewerRouter } from './router.tsx';
import { createQueryClient } from './server/query-client.ts';
import { onSignedOut } from './server/signed-out.ts';
import { MantineProvider, Notifications } from './ui/parts.ts';
import { cssVariables, theme } from './ui/theme.ts';

const client = createQueryClient();
const router = createViewerRouter(client);
onSignedOut(() => {
  // An earlier session's end is irrelevant to someone who signs in or chooses a password now.
  if (['/sign-in', '/set-password'].includes(router.state.location.pathname)) return;
  // Signing in returns to the same address: an ended session loses nothing.
  void router.navigate({ to: '/sign-in', search: { back: router.state.location.href } });
});

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      {/* As wide as the right panel: it must cover neither stamps at the foot of a page nor the tools. */}
      <Notifications position="bottom-right" containerWidth={288} mb={32} limit={3} transitionDuration={0} />
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
