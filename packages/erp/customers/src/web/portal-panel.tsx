import { Button, Code, Group, Modal, Stack, Text } from '@mantine/core'
import { useMay } from '@platform/plugin-api/web'
import { ErrorAlert, Loaded, notifyDone, Section, useConfirm, useMessages } from '@platform/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { customers } from './client.ts'
import { messages } from './messages.ts'
import type { CustomerForPanels } from './slots.ts'

type SignIn = { readonly email: string; readonly password: string | null }

/** Whether a customer is let into their own pages, and the doing of it. */
export function PortalPanel({ customer }: { customer: CustomerForPanels }): ReactNode {
  const t = useMessages(messages)
  const { id: customerId, name } = customer
  const mayOpen = useMay('customers.open-portal')
  const query = useQuery(customers.portal.get.queryOptions({ customerId }))
  const [handed, setHanded] = useState<SignIn | null>(null)
  const confirm = useConfirm()
  const open = useMutation(
    customers.portal.open.mutationOptions({
      onSuccess: (signIn) => {
        void query.refetch()
        setHanded(signIn)
      },
    }),
  )
  const close = useMutation(
    customers.portal.close.mutationOptions({
      onSuccess: () => {
        void query.refetch()
        notifyDone(t('portal.closed', { name }))
      },
    }),
  )

  async function askAndClose() {
    const isSure = await confirm({
      title: t('portal.closeTitle', { name }),
      body: t('portal.closeBody'),
      confirmLabel: t('portal.close'),
    })
    if (isSure) close.mutate({ customerId })
  }

  return (
    <Section title={t('portal.title')}>
      <Loaded query={query} messages={messages}>
        {({ access }) => (
          <Stack gap="sm">
            <Text size="sm">
              {access?.isOpen ? t('portal.open', { email: access.email }) : t('portal.none')}
            </Text>
            {mayOpen && !customer.archived && (
              <Group gap="xs">
                <Button
                  variant="default"
                  loading={open.isPending}
                  onClick={() => open.mutate({ customerId })}
                >
                  {t(access?.isOpen ? 'portal.newPassword' : 'portal.letIn')}
                </Button>
                {access?.isOpen && (
                  <Button
                    variant="subtle"
                    color="red"
                    loading={close.isPending}
                    onClick={() => void askAndClose()}
                  >
                    {t('portal.close')}
                  </Button>
                )}
              </Group>
            )}
            <ErrorAlert error={open.error ?? close.error} messages={messages} />
          </Stack>
        )}
      </Loaded>
      {handed && <SignInDialog name={name} signIn={handed} onClose={() => setHanded(null)} />}
    </Section>
  )
}

/** Shows how the customer signs in, the password this once. */
function SignInDialog({
  name,
  signIn: { email, password },
  onClose,
}: {
  name: string
  signIn: SignIn
  onClose: () => void
}): ReactNode {
  const t = useMessages(messages)
  return (
    <Modal opened onClose={onClose} title={t('portal.signInOf', { name })}>
      <Stack gap="md">
        <Text size="sm">
          {password === null ? t('portal.knownHint', { email }) : t('portal.passwordHint', { email })}
        </Text>
        {password !== null && (
          <Code dir="ltr" fz="lg" p="md" ta="center">
            {password}
          </Code>
        )}
        <Group justify="flex-end">
          <Button data-autofocus onClick={onClose}>
            {t('portal.handedOver')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
