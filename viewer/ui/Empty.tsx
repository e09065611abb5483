import type { JSX, ReactNode } from 'react';
import { Stack, Text, Title } from './parts.ts';

interface EmptyProps {
  title: string;
  /** Whether it fills a screen, which then has no margins of its own. */
  isAlone?: boolean;
  /** Whether there is no other heading above it. */
  isWholeScreen?: boolean;
  /** The button for what to do first. */
  action?: ReactNode;
  children?: ReactNode;
}

/** An empty state: what is missing and what to do first. It is aligned with the content of the screen. */
export function Empty({
  title,
  isAlone = false,
  isWholeScreen = false,
  action,
  children,
}: EmptyProps): JSX.Element {
  return (
    <Stack gap="sm" maw={560} py={32} px={isAlone ? 24 : 0} align="flex-start">
      <Title order={isWholeScreen ? 1 : 2}>{title}</Title>
      {typeof children === 'string' ? <Text c="dimmed">{children}</Text> : children}
      {action}
    </Stack>
  );
}
