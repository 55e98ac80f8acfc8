import { Group, type OptionsFilter, Select, Textarea, TextInput } from '@mantine/core'
import type { MoneyWire } from '@platform/money'
import { useSession } from '@platform/plugin-api/web'
import { Fields, MoneyInput, problemOfField, useLocale, useMessages } from '@platform/ui'
import { type ReactNode, useMemo } from 'react'
import { countryCodes } from './countries.ts'
import { messages } from './messages.ts'

/** A customer as the form holds it: blank means unknown. */
export type CustomerValues = {
  readonly name: string
  readonly reference: string
  readonly email: string
  readonly phone: string
  readonly street: string
  readonly city: string
  readonly postcode: string
  readonly country: string
  readonly note: string
  readonly creditLimit: bigint | null
}

export const blankValues: CustomerValues = {
  name: '',
  reference: '',
  email: '',
  phone: '',
  street: '',
  city: '',
  postcode: '',
  country: '',
  note: '',
  creditLimit: null,
}

/** What is known of a customer, as the form takes it. */
export function valuesOf(
  customer: {
    readonly [Field in keyof CustomerValues]: CustomerValues[Field] extends string
      ? string | null
      : MoneyWire | null
  },
): CustomerValues {
  const { creditLimit, ...texts } = customer
  return {
    name: texts.name ?? '',
    reference: texts.reference ?? '',
    email: texts.email ?? '',
    phone: texts.phone ?? '',
    street: texts.street ?? '',
    city: texts.city ?? '',
    postcode: texts.postcode ?? '',
    country: texts.country ?? '',
    note: texts.note ?? '',
    creditLimit: creditLimit === null ? null : BigInt(creditLimit.amount),
  }
}

/** The values as the server takes them. */
export function fieldsOf(values: CustomerValues) {
  return { ...values, creditLimit: values.creditLimit?.toString() ?? null }
}

/** Whether the form may be sent; the server has the last word on everything. */
export function isComplete({ name, email }: CustomerValues): boolean {
  return name.trim() !== '' && isEmail(email)
}

function isEmail(text: string): boolean {
  return text.trim() === '' || /^\S+@\S+\.\S+$/.test(text.trim())
}

/** The fields of a customer, new or known. `tried` shows what is still wrong once sending was tried. */
export function CustomerForm({
  values,
  onChange,
  tried,
  error,
}: {
  values: CustomerValues
  onChange: (values: CustomerValues) => void
  tried: boolean
  error: unknown
}): ReactNode {
  const t = useMessages(messages)
  const { currency } = useSession().company
  const countries = useCountries()
  const text = (name: Exclude<keyof CustomerValues, 'creditLimit'>) => ({
    label: t(`field.${name}`),
    value: values[name],
    error: problemOfField(error, name, messages),
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ ...values, [name]: event.currentTarget.value }),
  })

  return (
    <>
      <Fields>
        <TextInput
          {...text('name')}
          required
          autoFocus
          maxLength={200}
          error={tried && values.name.trim() === '' ? t('problem.name') : text('name').error}
        />
        <TextInput
          {...text('email')}
          type="email"
          maxLength={254}
          error={tried && !isEmail(values.email) ? t('problem.email') : text('email').error}
        />
        <TextInput {...text('phone')} type="tel" maxLength={50} />
      </Fields>
      <Fields>
        <TextInput {...text('street')} maxLength={200} />
        <Group grow gap="sm" wrap="nowrap" align="start">
          <TextInput {...text('postcode')} maxLength={20} />
          <TextInput {...text('city')} maxLength={100} />
        </Group>
        <Select
          label={t('field.country')}
          data={countries}
          value={values.country || null}
          onChange={(country) => onChange({ ...values, country: country ?? '' })}
          searchable
          filter={startingFirst}
          clearable
        />
      </Fields>
      <Fields>
        <TextInput {...text('reference')} placeholder={t('field.referenceHint')} maxLength={100} />
        <MoneyInput
          label={t('field.creditLimit')}
          placeholder={t('field.creditLimitHint')}
          currency={currency}
          sign="zeroToo"
          value={values.creditLimit}
          onChange={(creditLimit) => onChange({ ...values, creditLimit })}
        />
        <Textarea {...text('note')} autosize minRows={1} maxLength={5_000} />
      </Fields>
    </>
  )
}

function useCountries(): { value: string; label: string }[] {
  const locale = useLocale()
  return useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: 'region' })
    return countryCodes
      .map((code) => ({ value: code, label: names.of(code) ?? code }))
      .toSorted((one, other) => one.label.localeCompare(other.label, locale))
  }, [locale])
}

/** What starts as typed comes first: "Ire" is Ireland before it is Côte d'Ivoire. */
const startingFirst: OptionsFilter = ({ options, search }) => {
  const typed = search.trim().toLocaleLowerCase()
  const placeOf = (option: (typeof options)[number]) =>
    'label' in option ? option.label.toLocaleLowerCase().indexOf(typed) : -1
  return options
    .filter((option) => placeOf(option) >= 0)
    .toSorted((one, other) => Math.sign(placeOf(one)) - Math.sign(placeOf(other)))
}
