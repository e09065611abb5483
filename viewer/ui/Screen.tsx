import type { JSX, ReactNode } from 'react';
import { Group, Text, Title } from './parts.ts';
import classes from './screen.module.css';

interface ScreenProps {
  title: string;
  /** Beside the title: the button for what people do here most. */
  action?: ReactNode;
  /** Below the title: what the screen is for. */
  about?: string;
  children: ReactNode;
}

/** A screen that scrolls as a whole, with a heading and content of a readable width. */
export function Screen({ title, action, about, children }: ScreenProps): JSX.Element {
  return (
    <div className={classes.screen}>
      <div className={classes.inner}>
        <Group justify="space-between" mb={about ? 'xs' : 'md'}>
          <Title order={1}>{title}</Title>
          {action}
        </Group>
        {about && (
          <Text c="dimmed" mb="md">
            {about}
          </Text>
        )}
        {children}
      </div>
    </div>
  );
}
