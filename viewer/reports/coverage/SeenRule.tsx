import { useQueryClient } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import { type CoverageRule, SeenSeconds } from '#contract/reports/coverage.ts';
import { counted } from '#contract/values/counted.ts';
import { call } from '../../server/call.ts';
import { coverageQueries } from '../../server/coverage-queries.ts';
import { usePermission } from '../../session/use-user.ts';
import { Button, Group, Text, TextInput } from '../../ui/parts.ts';
import { notifyFailure } from '../../ui/toast.tsx';

/** After how many seconds a page counts as seen; attorneys change it. */
export function SeenRule({ matter, rule }: { matter: string; rule: CoverageRule }): JSX.Element {
  const [isOpen, setIsOpen] = useState(false);
  const attorney = usePermission('attorney');
  return (
    <div>
      <Text maw={640}>
        A page counts as seen when somebody has had it on screen, in a window with the focus, for{' '}
        {counted(rule.seconds, 'second')}. Seen does not mean decided.
        {attorney.allowed && !isOpen && (
          <Button variant="subtle" size="compact-sm" onClick={() => setIsOpen(true)}>
            Change
          </Button>
        )}
      </Text>
      {isOpen && <RuleForm matter={matter} rule={rule} close={() => setIsOpen(false)} />}
    </div>
  );
}

function RuleForm({
  matter,
  rule,
  close,
}: {
  matter: string;
  rule: CoverageRule;
  close: () => void;
}): JSX.Element {
  const client = useQueryClient();
  const [typed, setTyped] = useState(String(rule.seconds));
  const [isSaving, setIsSaving] = useState(false);
  const parsed = SeenSeconds.safeParse(typed.trim() === '' ? undefined : Number(typed));
  const save = async () => {
    if (!parsed.success) return;
    setIsSaving(true);
    try {
      const body = { seconds: parsed.data };
      const saved = await call(endpoints.saveCoverageRule, { params: { matter }, body });
      client.setQueryData(coverageQueries.rule(matter).queryKey, saved);
      await client.invalidateQueries({ queryKey: coverageQueries.report(matter).queryKey });
      close();
    } catch (error) {
      setIsSaving(false);
      notifyFailure('The setting could not be saved', error);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Group align="flex-end" gap="sm" mt="xs">
        <TextInput
          label="Seconds until a page counts as seen"
          description="Applies from now on; pages that were seen stay seen."
          inputMode="numeric"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={parsed.success ? undefined : 'Enter a whole number from 1 to 60.'}
          data-autofocus
        />
        <Button type="submit" loading={isSaving} disabled={!parsed.success}>
          Save
        </Button>
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
      </Group>
    </form>
  );
}
