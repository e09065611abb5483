import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import type { JSX, SubmitEvent } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { Credentials } from '#contract/people/user.ts';
import { call } from '../server/call.ts';
import { messageOf } from '../server/call-failed.ts';
import { queries } from '../server/queries.ts';
import { Button, Code, PasswordInput, Stack, Text, TextInput, Title, useDocumentTitle } from '../ui/parts.ts';
import classes from './people.module.css';
import { toLocalPath } from './to-local-path.ts';

const route = getRouteApi('/sign-in');

export function SignIn(): JSX.Element {
  useDocumentTitle('Sign in · Uncover');
  const { back } = route.useSearch();
  const router = useRouter();
  const client = useQueryClient();
  const signIn = useMutation({
    mutationFn: (body: Credentials) => call(endpoints.signIn, { body }),
    onSuccess: (user) => {
      // Nobody may see data that was loaded for another person.
      client.clear();
      client.setQueryData(queries.session().queryKey, user);
      router.history.push(toLocalPath(back));
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    signIn.mutate({ userName: String(form.get('userName')), password: String(form.get('password')) });
  };
  return (
    <main>
      <form onSubmit={submit}>
        <Stack maw={320} mx="auto" pt="18vh" px="lg" gap="md">
          <div>
            <Title order={1}>Uncover</Title>
            <Text c="dimmed">Every page findable and citable. Everything stays on this machine.</Text>
          </div>
          <TextInput
            name="userName"
            label="User name"
            autoComplete="username"
            autoCapitalize="none"
            required
            withAsterisk={false}
            data-autofocus
            autoFocus
          />
          <PasswordInput
            name="password"
            label="Password"
            autoComplete="current-password"
            required
            withAsterisk={false}
            visibilityToggleButtonProps={{ 'aria-label': 'Show or hide password' }}
          />
          <Text c="var(--mantine-color-error)" role="alert" mih={20}>
            {signIn.isError ? messageOf(signIn.error) : ''}
          </Text>
          <Button type="submit" size="sm" loading={signIn.isPending}>
            Sign in
          </Button>
          <details className={classes.help}>
            <summary>Forgot your password?</summary>
            <Text c="dimmed" mt="xs">
              Ask an attorney who uses Uncover for a reset link, which they make under People. If no attorney
              can sign in, the person who runs Uncover can set a new password with this command:
            </Text>
            <Code block mt="xs" className={classes.command}>
              npm run -s uncover -- users password NAME
            </Code>
          </details>
        </Stack>
      </form>
    </main>
  );
}
