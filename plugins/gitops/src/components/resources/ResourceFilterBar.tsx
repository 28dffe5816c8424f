import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SearchField } from '@backstage/ui';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { SelectField } from '../SelectField';
import { useFieldStyles } from '../useFieldStyles';
import { TreeFilter } from './selectTreeRows';

const states = ['all', 'trouble', 'moving', 'outOfSync'] as const;

/** Which resources to show, and how many that are. */
export function ResourceFilterBar(props: {
  filter: TreeFilter;
  onFilter: (filter: TreeFilter) => void;
  kinds: readonly string[];
  shown: number;
  total: number;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useFieldStyles();
  const { filter, onFilter, kinds, shown, total } = props;
  return (
    <div className={classes.bar}>
      <SearchField
        size="small"
        className={classes.search}
        aria-label={t('resources.filter')}
        placeholder={t('resources.filter')}
        value={filter.name}
        onChange={name => onFilter({ ...filter, name })}
      />
      <SelectField
        label={t('resources.kind')}
        selected={filter.kind}
        onSelect={kind => onFilter({ ...filter, kind })}
        options={[
          { id: '', label: t('resources.allKinds') },
          ...kinds.map(kind => ({ id: kind, label: kind })),
        ]}
      />
      <SelectField
        label={t('resources.state')}
        selected={filter.state}
        onSelect={state => onFilter({ ...filter, state })}
        options={states.map(id => ({ id, label: t(`resources.states.${id}`) }))}
      />
      <span role="status" className={classes.note}>
        {t('resources.count', {
          shown: String(shown),
          total: String(total),
        })}
      </span>
    </div>
  );
}
