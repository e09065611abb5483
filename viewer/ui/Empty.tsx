import type { JSX, ReactNode } from 'react';
import { Stack, Text, Title } from './parts.ts';

interface EmptyProps {
  title: string;
  children?: ReactNode;
}

/** An empty state: nothing here yet, and what to do first. */
export function Empty({ title, children }: EmptyProps): JSX.Element {
  return (
    <Stack gap="sm" maw={560} mx="auto" my={64} px="lg" align="flex-start">
      <Title order={2}>{title}</Title>
      {typeof children === 'string' ? <Text c="dimmed">{children}</Text> : children}
    </Stack>
  );
}
