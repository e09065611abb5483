import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import type { JSX } from 'react';
import { hasCode } from '../server/call-failed.ts';
import { Failure } from '../ui/Failure.tsx';

/** The last resort of every screen: says what happened and offers to go on. */
export function ScreenFailed({ error, reset }: ErrorComponentProps): JSX.Element | null {
  const router = useRouter();
  // main.tsx is already on its way to the sign-in page.
  if (hasCode(error, 'not-signed-in')) return null;
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return (
    <div>
      <Failure title="This screen could not be shown" error={error} retry={retry} />
    </div>
  );
}
