import { NativeSelect, Select, Textarea, TextInput } from '@mantine/core'
import { sessionChanged, useMay } from '@platform/plugin-api/web'
import {
  DocumentPage,
  Fields,
  Loaded,
  notifyDone,
  problemOfField,
  useLocale,
  useMessages,
} from '@platform/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { type CompanyDetails, identity, invalidateCompany } from './client.ts'
import { messages } from './messages.ts'

/** Offered beside the one the company has: those whose figures and days the program is tried with. */
const offeredLocales = [
  'en-IE',
  'en-GB',
  'en-US',
  'de-DE',
  'fr-FR',
  'es-ES',
  'nl-NL',
  'ar-EG',
  'ar-SA',
  'ja-JP',
]

/** What the company is called, how it writes, and what its documents say of it. */
export function CompanyPage(): ReactNode {
  const query = useQuery(identity.company.get.queryOptions())
  return (
    <Loaded query={query} as="document" messages={messages}>
      {(details) => <CompanyForm details={details} />}
    </Loaded>
  )
}

function CompanyForm({ details }: { details: CompanyDetails }): ReactNode {
  const t = useMessages(messages)
  const locale = useLocale()
  const mayChange = useMay('identity.change-company')
  const { currency, ...kept } = details
  const [fields, setFields] = useState(kept)
  const set = (change: Partial<typeof kept>) => setFields((before) => ({ ...before, ...change }))
  const change = useMutation(
    identity.company.change.mutationOptions({
      onSuccess: async () => {
        await Promise.all([invalidateCompany(), sessionChanged()])
        notifyDone(t('company.saved'))
      },
    }),
  )
  const currencyName = new Intl.DisplayNames(locale, { type: 'currency' }).of(currency)
  const languageName = new Intl.DisplayNames(locale, { type: 'language' })
  const locales = [...new Set([details.locale, ...offeredLocales])]
  const error = (field: string) => problemOfField(change.error, field, messages)

  return (
    <DocumentPage
      title={t('company.title')}
      actions={[
        {
          id: 'save',
          label: t('company.save'),
          kind: 'primary',
          permission: 'identity.change-company',
          run: () => change.mutate(fields),
          pending: change.isPending,
          disabled: fields.name.trim() === '',
        },
      ]}
      saving={change}
      error={change.error}
      messages={messages}
      facts={[{ label: t('company.currency'), value: `${currency} · ${currencyName}` }]}
    >
      <Fields>
        <TextInput
          label={t('company.name')}
          required
          disabled={!mayChange}
          value={fields.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
          error={error('name')}
        />
        <TextInput
          label={t('company.taxNumber')}
          description={t('company.taxNumberHint')}
          disabled={!mayChange}
          maxLength={50}
          value={fields.taxNumber}
          onChange={(event) => set({ taxNumber: event.currentTarget.value })}
          error={error('taxNumber')}
        />
        <Textarea
          label={t('company.address')}
          description={t('company.addressHint')}
          disabled={!mayChange}
          autosize
          minRows={3}
          maxLength={500}
          value={fields.address}
          onChange={(event) => set({ address: event.currentTarget.value })}
          error={error('address')}
        />
        <NativeSelect
          label={t('company.locale')}
          description={t('company.localeHint')}
          disabled={!mayChange}
          value={fields.locale}
          onChange={(event) => set({ locale: event.currentTarget.value })}
          data={locales.map((tag) => ({ value: tag, label: languageName.of(tag) ?? tag }))}
          error={error('locale')}
        />
        <Select
          label={t('company.timeZone')}
          description={t('company.timeZoneHint')}
          disabled={!mayChange}
          searchable
          allowDeselect={false}
          value={fields.timeZone}
          onChange={(timeZone) => timeZone !== null && set({ timeZone })}
          data={[...new Set([details.timeZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])]}
          error={error('timeZone')}
        />
      </Fields>
    </DocumentPage>
  )
}
