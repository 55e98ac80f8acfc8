import { Text } from '@mantine/core'
import { useSession } from '@platform/plugin-api/web'
import { DateText, DocumentPage, useLocale, useMessages, useToday } from '@platform/ui'
import type { ReactNode } from 'react'
import { messages } from './messages.ts'
import { useRoleName } from './use-role-name.ts'

/** What the company is, as every plugin goes by it. */
export function CompanyPage(): ReactNode {
  const t = useMessages(messages)
  const locale = useLocale()
  const today = useToday()
  const roleName = useRoleName()
  const { company, role } = useSession()
  const currency = new Intl.DisplayNames(locale, { type: 'currency' }).of(company.currency)
  const language = new Intl.DisplayNames(locale, { type: 'language' }).of(company.locale)

  return (
    <DocumentPage
      title={company.name}
      subtitle={t('company.title')}
      facts={[
        { label: t('company.currency'), value: `${company.currency} · ${currency}` },
        { label: t('company.locale'), value: language },
        { label: t('company.timeZone'), value: company.timeZone },
        { label: t('company.today'), value: <DateText date={today} /> },
        { label: t('company.you'), value: roleName(role) },
      ]}
    >
      <Text size="sm" c="dimmed" p="md">
        {t('company.fixed')}
      </Text>
    </DocumentPage>
  )
}
