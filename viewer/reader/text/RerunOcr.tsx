import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { PageDetail } from '#contract/pages/page.ts';
import type { OcrLanguages } from '#contract/pages/page-text.ts';
import { call } from '../../server/call.ts';
import { refreshText } from '../../server/refresh-text.ts';
import { IconChevronDown } from '../../ui/icons.ts';
import { Button, Menu } from '../../ui/parts.ts';
import { notify, notifyFailure, notifyWithUndo } from '../../ui/toast.tsx';

interface RerunOcrProps {
  matter: string;
  detail: PageDetail;
}

const languages: { value: OcrLanguages; name: string }[] = [
  { value: 'eng', name: 'In English' },
  { value: 'eng+spa', name: 'In English and Spanish' },
];

/** Has the page read by OCR whatever its text layer says. Turning to another page does not stop it. */
export function RerunOcr({ matter, detail }: RerunOcrProps): JSX.Element {
  const readAgain = useRerunOcr(matter, detail);
  return (
    <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button
          variant="subtle"
          size="compact-xs"
          loading={readAgain.isPending}
          rightSection={<IconChevronDown size={12} />}
          aria-label={readAgain.isPending ? 'Reading the page by OCR' : 'OCR again'}
        >
          OCR again
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {languages.map(({ value, name }) => (
          <Menu.Item key={value} onClick={() => readAgain.mutate(value)}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function useRerunOcr(matter: string, { pageId, controlNumber, bates, textVersion }: PageDetail) {
  const client = useQueryClient();
  const params = { matter, page: pageId };
  const name = bates ?? controlNumber;
  const goBack = (insteadOf: number) =>
    call(endpoints.chooseText, { params, body: { version: textVersion, insteadOf } })
      .catch((error: unknown) => notifyFailure('The new text is still in use', error))
      .finally(() => void refreshText(client, matter, pageId));
  return useMutation({
    mutationFn: (chosen: OcrLanguages) => call(endpoints.readAgain, { params, body: { languages: chosen } }),
    onSuccess: ({ version, inUse }) => {
      if (version === textVersion) notify(`OCR read the same text of ${name}; nothing changed.`);
      else if (inUse)
        notifyWithUndo(`${name} was read again: version ${version} is in use.`, () => void goBack(version));
      else
        notify(
          `${name} was read again: version ${version} is kept beside the correction, which stays in use.`,
        );
    },
    onError: (error) => notifyFailure(`${name} has no new text`, error),
    onSettled: () => refreshText(client, matter, pageId),
  });
}
