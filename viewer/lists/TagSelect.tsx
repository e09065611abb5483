import type { JSX } from 'react';
import { NativeSelect } from '../ui/parts.ts';

/** The choice that stands for no tag. */
export const NOTHING_APPLIES = '';

interface TagSelectProps {
  tags: readonly { tagId: string; name: string }[];
  value: string;
  choose: (tagId: string) => void;
  autoFocus?: boolean;
}

/** One of the tags, or that nothing applies. */
export function TagSelect({ tags, value, choose, autoFocus = false }: TagSelectProps): JSX.Element {
  return (
    <NativeSelect
      label="Tag"
      size="sm"
      value={value}
      onChange={(event) => choose(event.currentTarget.value)}
      data={[
        ...tags.map(({ tagId, name }) => ({ value: tagId, label: name })),
        { value: NOTHING_APPLIES, label: 'Nothing applies (seen)' },
      ]}
      data-autofocus={autoFocus || undefined}
    />
  );
}
