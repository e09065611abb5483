import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import type { SearchScope } from '#contract/search/search-scope.ts';
import { queries } from '../server/queries.ts';
import { Group, NativeSelect } from '../ui/parts.ts';

interface ScopeFieldsProps {
  matter: string;
  scope: SearchScope;
  change: (scope: SearchScope) => void;
}

/** The pages of a report: the whole matter, or those of a production or a tag. */
export function ScopeFields({ matter, scope, change }: ScopeFieldsProps): JSX.Element {
  const productions = useQuery(queries.productions(matter));
  const tags = useQuery(queries.tags(matter));
  const { production, tag, ...rest } = scope;
  const choose = (chosen: { production?: string | undefined; tag?: string | undefined }) =>
    change({
      ...rest,
      ...(chosen.production ? { production: chosen.production } : {}),
      ...(chosen.tag ? { tag: chosen.tag } : {}),
    });
  return (
    <Group grow>
      <NativeSelect
        label="Production"
        value={production ?? ''}
        onChange={(event) => choose({ production: event.currentTarget.value, tag })}
        data={[
          { value: '', label: 'All productions' },
          ...(productions.data ?? []).map(({ productionId, name }) => ({ value: productionId, label: name })),
        ]}
      />
      <NativeSelect
        label="Tag"
        value={tag ?? ''}
        onChange={(event) => choose({ production, tag: event.currentTarget.value })}
        data={[
          { value: '', label: 'Any tag or no tag' },
          ...(tags.data ?? []).map(({ tagId, name }) => ({ value: tagId, label: name })),
        ]}
      />
    </Group>
  );
}
