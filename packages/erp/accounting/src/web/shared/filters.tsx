import { CustomerPicker, useCustomerEntity } from '@erp/customers/web'
import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './filters.module.css'

type Control = { value: string | null; onChange: (value: string | null) => void }

/** A filter by one of many, found by typing. */
export function selectFilter<Name extends string>(
  name: Name,
  label: string,
  options: readonly { readonly value: string; readonly label: string }[],
) {
  return {
    name,
    label,
    render: ({ value, onChange }: Control): ReactNode => (
      <Select
        aria-label={label}
        placeholder={label}
        data={options.map((option) => ({ ...option }))}
        value={value}
        onChange={onChange}
        searchable
        clearable
        className={classes['wide'] ?? ''}
      />
    ),
  }
}

/** A filter by customer. */
export function customerFilter<Name extends string>(name: Name, label: string) {
  return {
    name,
    label,
    render: (control: Control): ReactNode => <CustomerFilter label={label} {...control} />,
  }
}

function CustomerFilter({ label, value, onChange }: Control & { label: string }): ReactNode {
  const customer = useCustomerEntity(value ?? undefined) ?? null
  return (
    <div className={classes['customer']}>
      <CustomerPicker
        label={label}
        labelHidden
        placeholder={label}
        value={customer}
        onChange={(chosen) => onChange(chosen?.id ?? null)}
        addable={false}
      />
    </div>
  )
}
