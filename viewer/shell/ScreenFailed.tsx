import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import type { JSX } from 'react';
import { hasCode } from '../server/call-failed.ts';
import { Failure } from '../ui/Failure.tsx';

/** Shown when a screen fails to render: what happened, and a way to continue. */
export function ScreenFailed({ error, reset }: ErrorComponentProps): JSX.Element | null {
  const router = useRouter();
  // main.tsx is already redirecting to the sign-in screen.
  if (hasCode(error, 'not-signed-in')) return null;
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return (
    <div>
      <Failure title="This screen could not be displayed" error={error} retry={retry} />
    </div>
  );
}
