import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type JSX, useEffect, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import { type Caption, NO_CAPTION } from '#contract/exhibits/exhibit.ts';
import { call } from '../server/call.ts';
import { queries } from '../server/queries.ts';
import { Stack, TextInput } from '../ui/parts.ts';
import { notifyFailure } from '../ui/toast.tsx';

const FIELDS: { name: keyof Caption; label: string; placeholder: string; most: number }[] = [
  {
    name: 'court',
    label: 'Court',
    placeholder: 'U.S. District Court, S.D.N.Y.',
    most: 200,
  },
  { name: 'parties', label: 'Parties', placeholder: 'The name of the matter', most: 500 },
  { name: 'docketNumber', label: 'Docket number', placeholder: '1:10-cv-03488', most: 100 },
];

/**
 * Court, parties and docket number of the matter, which appear on everything that is filed. Saved when a
 * field loses the focus.
 */
export function CaptionFields({ matter }: { matter: string }): JSX.Element {
  const client = useQueryClient();
  const { data } = useQuery(queries.caption(matter));
  const [caption, setCaption] = useState(NO_CAPTION);
  useEffect(() => {
    if (data) setCaption(data);
  }, [data]);
  const save = useMutation({
    mutationFn: (body: Caption) => call(endpoints.saveCaption, { params: { matter }, body }),
    onSuccess: (answer) => client.setQueryData(queries.caption(matter).queryKey, answer),
    onError: (error) => notifyFailure('The caption could not be saved', error),
  });
  return (
    <Stack gap="xs">
      {FIELDS.map(({ name, label, placeholder, most }) => (
        <TextInput
          key={name}
          label={label}
          placeholder={placeholder}
          maxLength={most}
          value={caption[name]}
          disabled={!data}
          onChange={(event) => setCaption({ ...caption, [name]: event.currentTarget.value })}
          onBlur={() => {
            if (data && caption[name].trim() !== data[name]) save.mutate(caption);
          }}
        />
      ))}
    </Stack>
  );
}
