import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type JSX, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { SearchScope } from '#contract/search/search-scope.ts';
import { formatDate } from '#contract/values/dates.ts';
import { call } from '../server/call.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { DialogForm } from '../ui/DialogForm.tsx';
import { Textarea, TextInput } from '../ui/parts.ts';
import { ScopeFields } from './ScopeFields.tsx';

interface NewTermReportProps {
  matter: string;
  opened: boolean;
  close: () => void;
}

export function NewTermReport({ matter, opened, close }: NewTermReportProps): JSX.Element {
  return (
    <Dialog opened={opened} close={close} title="New search term report" size="lg">
      {opened && <Fields matter={matter} close={close} />}
    </Dialog>
  );
}

function Fields({ matter, close }: Omit<NewTermReportProps, 'opened'>): JSX.Element {
  const navigate = useNavigate();
  const [name, setName] = useState(() => `Search terms, ${formatDate(new Date().toISOString())}`);
  const [terms, setTerms] = useState('');
  const [scope, setScope] = useState<SearchScope>({});
  const start = useMutation({
    mutationFn: () => call(endpoints.startTermReport, { params: { matter }, body: { name, terms, scope } }),
    onSuccess: ({ reportId }) =>
      navigate({ to: '/m/$matter/reports/terms/$report', params: { matter, report: reportId } }),
  });
  return (
    <DialogForm send="Run report" sending={start} submit={() => start.mutate()} cancel={close}>
      <TextInput
        label="Name"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={120}
        required
        withAsterisk={false}
      />
      <Textarea
        label="Terms"
        description="One Exact query per line, or CSV with a column “term” and optionally “name”. Up to 500 terms."
        value={terms}
        onChange={(event) => setTerms(event.currentTarget.value)}
        placeholder={'opt-out\n"secure communities" w/10 mandatory\nvoluntar* AND county'}
        maxLength={500_000}
        autosize
        minRows={8}
        maxRows={16}
        spellCheck={false}
        required
        withAsterisk={false}
        data-autofocus
      />
      <ScopeFields matter={matter} scope={scope} change={setScope} />
    </DialogForm>
  );
}
