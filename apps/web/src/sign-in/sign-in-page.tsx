import { Alert, Button, PasswordInput, Stack, Text, TextInput, Title, UnstyledButton } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useMessages } from '@platform/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { messages } from '../messages.ts'
import { LanguageSwitch } from '../shell/language-switch.tsx'
import { startAnew } from '../shell/session-query.ts'
import { type DemoSignIn, fetchDemoSignIns, type SignInOutcome, signIn } from './sign-in.ts'
import classes from './sign-in-page.module.css'

/** Asks who is there. It stands in place of the page that was asked for, which follows. */
export function SignInPage(): ReactNode {
  const t = useMessages(messages)
  useDocumentTitle(t('signIn.title'))
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState<'email' | 'password' | null>(null)
  const demo = useQuery({
    queryKey: ['shell', 'demo-sign-ins'],
    queryFn: fetchDemoSignIns,
    staleTime: Infinity,
  })
  const attempt = useMutation({
    mutationFn: async (credentials: { email: string; password: string }): Promise<SignInOutcome> => {
      const outcome = await signIn(credentials)
      if (outcome.status === 'signed-in') await startAnew()
      return outcome
    },
  })
  const outcome = attempt.data

  function submit(event: FormEvent) {
    event.preventDefault()
    const absent = email.trim() === '' ? 'email' : password === '' ? 'password' : null
    setMissing(absent)
    if (absent === null && !attempt.isPending) attempt.mutate({ email: email.trim(), password })
  }

  return (
    <main className={classes['page']}>
      <div className={classes['card']}>
        <Stack gap="lg">
          <div>
            <Text size="sm" c="dimmed">
              {t('brand')}
            </Text>
            <Title order={1}>{t('signIn.title')}</Title>
          </div>
          <form onSubmit={submit} noValidate>
            <Stack gap="md">
              <TextInput
                label={t('signIn.email')}
                type="email"
                autoComplete="username"
                autoFocus
                dir="ltr"
                value={email}
                error={missing === 'email' && t('signIn.emailNeeded')}
                onChange={(event) => setEmail(event.currentTarget.value)}
              />
              <PasswordInput
                label={t('signIn.password')}
                autoComplete="current-password"
                dir="ltr"
                value={password}
                error={missing === 'password' && t('signIn.passwordNeeded')}
                onChange={(event) => setPassword(event.currentTarget.value)}
              />
              {outcome !== undefined && outcome.status !== 'signed-in' && (
                <Alert color="red" role="alert">
                  {outcome.status === 'tooMany'
                    ? t('signIn.tooMany', { count: outcome.secondsLeft })
                    : t(`signIn.${outcome.status}`)}
                </Alert>
              )}
              <Button type="submit" size="md" loading={attempt.isPending}>
                {t('signIn.submit')}
              </Button>
            </Stack>
          </form>
          {demo.data !== undefined && demo.data.length > 0 && (
            <DemoSignIns
              signIns={demo.data}
              onChoose={(chosen) => attempt.mutate({ email: chosen.email, password: chosen.password })}
            />
          )}
        </Stack>
      </div>
      <LanguageSwitch />
    </main>
  )
}

function DemoSignIns({
  signIns,
  onChoose,
}: {
  signIns: readonly DemoSignIn[]
  onChoose: (signIn: DemoSignIn) => void
}): ReactNode {
  const t = useMessages(messages)
  return (
    <div className={classes['demo']}>
      <Text size="xs" c="dimmed" mb={4}>
        {t('signIn.demo')}
      </Text>
      {signIns.map((signIn) => (
        <UnstyledButton
          key={signIn.email}
          className={classes['demoSignIn'] ?? ''}
          onClick={() => onChoose(signIn)}
        >
          <span>{signIn.name}</span>
          <span className={classes['role']}>{t(`role.${signIn.role}`)}</span>
        </UnstyledButton>
      ))}
    </div>
  )
}
