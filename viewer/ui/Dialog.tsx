import { Modal } from '@mantine/core';
import type { JSX, ReactNode } from 'react';

interface DialogProps {
  title: string;
  opened: boolean;
  close: () => void;
  size?: 'md' | 'lg' | 'xl';
  children: ReactNode;
}

/** A dialog over the screen. Its head is not a `<header>`, because the top bar is the page's only banner. */
export function Dialog({ title, opened, close, size = 'md', children }: DialogProps): JSX.Element {
  return (
    <Modal.Root opened={opened} onClose={close} size={size} padding="lg">
      <Modal.Overlay backgroundOpacity={0.4} />
      <Modal.Content>
        <div
          style={{
            display: 'flex',
            alignItems: 'center',
            justifyContent: 'space-between',
            padding: '12px 16px 4px',
          }}
        >
          <Modal.Title>{title}</Modal.Title>
          <Modal.CloseButton aria-label="Close" />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
