import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type JSX, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import { CONTROL_PAGES, USUAL_GOAL } from '#contract/review/suggestion.ts';
import { counted } from '#contract/values/counted.ts';
import { call } from '../server/call.ts';
import { refreshSuggestions } from '../server/suggestion-queries.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { DialogForm } from '../ui/DialogForm.tsx';
import { Group, Text, TextInput } from '../ui/parts.ts';
import type { TagWithSuggestions } from './tag-with-suggestions.ts';

interface DrawControlSetProps {
  matter: string;
  suggestions: TagWithSuggestions;
  opened: boolean;
  close: () => void;
}

export function DrawControlSet({ opened, close, ...props }: DrawControlSetProps): JSX.Element {
  return (
    <Dialog opened={opened} close={close} title="Draw a control set">
      {opened && <Fields {...props} close={close} />}
    </Dialog>
  );
}

function Fields({ matter, suggestions, close }: Omit<DrawControlSetProps, 'opened'>): JSX.Element {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [pages, setPages] = useState(String(CONTROL_PAGES.usual));
  const [goal, setGoal] = useState(String(100 * USUAL_GOAL));
  const draw = useMutation({
    mutationFn: () =>
      call(endpoints.drawControlSet, {
        params: { matter },
        body: { tagId: suggestions.tagId, pages: Number(pages), goal: Number(goal) / 100 },
      }),
    onSuccess: async ({ setId }) => {
      void refreshSuggestions(client, matter);
      await navigate({ to: '/m/$matter/pages', params: { matter }, search: { set: `control.${setId}` } });
    },
  });
  return (
    <DialogForm send="Draw" sending={draw} cancel={close} submit={() => draw.mutate()}>
      <Text>
        Pages are drawn at random from the {counted(suggestions.undecided, 'undecided page')} of “
        {suggestions.tag.name}”. Decide each of them, with the tag’s key, an answer of no, or “Seen, nothing
        applies”. More pages give a narrower answer; a tag that is rare needs many.
      </Text>
      <Group grow align="flex-start">
        <TextInput
          label="Pages to draw"
          type="number"
          min={CONTROL_PAGES.fewest}
          max={CONTROL_PAGES.most}
          value={pages}
          onChange={(event) => setPages(event.currentTarget.value)}
          required
          withAsterisk={false}
          data-autofocus
        />
        <TextInput
          label="Goal in percent"
          description="The share of the tag’s pages to find"
          inputWrapperOrder={['label', 'input', 'description']}
          type="number"
          min={50}
          max={99}
          value={goal}
          onChange={(event) => setGoal(event.currentTarget.value)}
          required
          withAsterisk={false}
        />
      </Group>
    </DialogForm>
  );
}
