import { type JSX, useState } from 'react';
import { Anchor, Text, TextInput } from '../../ui/parts.ts';
import { NotTaken } from './parse-values.ts';

interface ValueFieldProps<Value> {
  label: string;
  description?: string;
  /** As it stands, as a person would type it. */
  text: string;
  /** As it was read, where a person said otherwise. */
  asRead: string | undefined;
  readOnly: boolean;
  parse: (text: string) => Value;
  save: (value: Value) => void;
  /** Lets what was read count again. */
  restore?: () => void;
}

/** A field that is kept when it is left, or with Enter; Escape leaves it as it was. */
export function ValueField<Value>(props: ValueFieldProps<Value>): JSX.Element {
  const { label, description, text, asRead, readOnly, parse, save, restore } = props;
  const [typed, setTyped] = useState<string>();
  const [error, setError] = useState<string>();
  const forget = () => {
    setTyped(undefined);
    setError(undefined);
  };
  const keep = () => {
    if (typed === undefined || typed.trim() === text) {
      forget();
      return;
    }
    try {
      save(parse(typed.trim()));
      forget();
    } catch (cause) {
      if (!(cause instanceof NotTaken)) throw cause;
      setError(cause.message);
    }
  };
  return (
    <div>
      <TextInput
        size="xs"
        label={label}
        description={description}
        readOnly={readOnly}
        value={typed ?? text}
        error={error}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep();
          if (event.key === 'Escape') forget();
        }}
      />
      {asRead !== undefined && (
        <AsRead asRead={asRead} label={label} restore={readOnly ? undefined : restore} />
      )}
    </div>
  );
}

interface AsReadProps {
  asRead: string;
  label: string;
  restore: (() => void) | undefined;
}

/** What was read stays beside what a person said. */
export function AsRead({ asRead, label, restore }: AsReadProps): JSX.Element {
  return (
    <Text size="xs" c="dimmed">
      read: {asRead === '' ? 'none' : asRead}{' '}
      {restore && (
        <Anchor
          component="button"
          type="button"
          size="xs"
          onClick={restore}
          aria-label={`${label}: use what was read`}
        >
          use it
        </Anchor>
      )}
    </Text>
  );
}
