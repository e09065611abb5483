import type { JSX } from 'react';
import type { LikenessOfNames, MergeSuggestion } from '#contract/documents/correspondent.ts';
import { Button, Title } from '../../ui/parts.ts';
import classes from './names.module.css';

interface SuggestedMergesProps {
  suggestions: readonly MergeSuggestion[];
  isBusy: boolean;
  merge: (suggestion: MergeSuggestion) => void;
  dismiss: (suggestion: MergeSuggestion) => void;
}

const reasons: Record<LikenessOfNames, string> = {
  same: 'The same name, written another way',
  misread: 'Possibly the same: one may be misread',
  initial: 'Possibly the same: one has only an initial',
};

/** Names that may belong to the same person, each with buttons that merge them or dismiss the suggestion. */
export function SuggestedMerges({
  suggestions,
  isBusy,
  merge,
  dismiss,
}: SuggestedMergesProps): JSX.Element | null {
  if (suggestions.length === 0) return null;
  return (
    <section aria-labelledby="suggested-merges">
      <Title order={3} size="sm" id="suggested-merges" mb={4}>
        Suggestions
      </Title>
      <ul className={classes.list}>
        {suggestions.map((suggestion) => (
          <Suggestion
            key={suggestion.names.map(({ name }) => name).join('\n')}
            {...{ suggestion, isBusy, merge, dismiss }}
          />
        ))}
      </ul>
    </section>
  );
}

interface SuggestionProps extends Pick<SuggestedMergesProps, 'isBusy' | 'merge' | 'dismiss'> {
  suggestion: MergeSuggestion;
}

function Suggestion({ suggestion, isBusy, merge, dismiss }: SuggestionProps): JSX.Element {
  const { likeness, names, into } = suggestion;
  const both = names.map(({ name }) => name).join(' and ');
  const others = names.filter(({ name }) => name !== into);
  return (
    <li className={classes.row}>
      <div className={classes.name}>
        {into} <span className={classes.other}>= {others.map(({ name }) => name).join(' = ')}</span>
        <div className={classes.note}>{reasons[likeness]}</div>
      </div>
      <Button
        variant="subtle"
        size="compact-xs"
        disabled={isBusy}
        aria-label={`${both} are different people`}
        onClick={() => dismiss(suggestion)}
      >
        Different people
      </Button>
      <Button
        variant="light"
        size="compact-xs"
        disabled={isBusy}
        aria-label={`Merge ${both}`}
        onClick={() => merge(suggestion)}
      >
        Merge
      </Button>
    </li>
  );
}
