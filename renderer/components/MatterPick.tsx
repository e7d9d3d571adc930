import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoute } from '../api/hooks.ts';
import { Labelled } from './fields/Labelled.tsx';
import { useDebounced } from './use-debounced.ts';

export interface PickedMatter {
  readonly matterId: string;
  readonly registrationNo: string;
}

interface MatterPickProps {
  readonly value: PickedMatter | null;
  readonly onChange: (picked: PickedMatter | null) => void;
}

const shown = 20;
const pauseMs = 200;

/** Which matter a record is about: found as in the list of matters; none is an answer, too. */
export function MatterPick({ value, onChange }: MatterPickProps) {
  const { t } = useTranslation('office');
  const [search, setSearch] = useState('');
  const asked = useDebounced(search, pauseMs);
  const { data } = useRoute('matter.list', { search: asked, limit: shown });
  const rows = data?.rows ?? [];
  const options = rows.map(({ matterId, registrationNo, petitionerName, summary }) => ({
    value: matterId,
    no: registrationNo,
    label: [registrationNo, petitionerName, summary].filter(Boolean).join('　'),
  }));
  const known =
    value === null || rows.some(({ matterId }) => matterId === value.matterId)
      ? []
      : [{ value: value.matterId, no: value.registrationNo, label: value.registrationNo }];
  return (
    <Labelled label={t('about')}>
      {(id) => (
        <Select<string>
          id={id}
          className="matter-pick"
          allowClear
          showSearch={{ filterOption: false, onSearch: setSearch }}
          placeholder={t('aboutHint')}
          value={value?.matterId ?? null}
          options={[...known, ...options]}
          notFoundContent={t('aboutNone')}
          onChange={(chosen?: string) => {
            const found = [...known, ...options].find((option) => option.value === chosen);
            onChange(found ? { matterId: found.value, registrationNo: found.no } : null);
          }}
        />
      )}
    </Labelled>
  );
}
