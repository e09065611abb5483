import { type JSX, type ReactNode, useId } from 'react';
import { Group, Title } from '../ui/parts.ts';

interface PartProps {
  title: string;
  /** Beside the title, such as a link to the whole list. */
  more?: ReactNode;
  children: ReactNode;
}

/** One section of the home screen. */
export function Part({ title, more, children }: PartProps): JSX.Element {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Group justify="space-between" align="baseline" mb="xs">
        <Title order={2} id={id}>
          {title}
        </Title>
        {more}
      </Group>
      {children}
    </section>
  );
}
