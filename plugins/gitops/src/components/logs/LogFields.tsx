import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SearchField } from '@backstage/ui';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { SelectField } from '../SelectField';
import { useFieldStyles } from '../useFieldStyles';
import { LogChoice, sinceSeconds } from './LogChoice';

const tails = ['100', '500', '2000', '10000'] as const;
const sinces = Object.keys(sinceSeconds) as LogChoice['since'][];

/** Which lines to read, besides those of which Pod. */
export function LogFields(props: {
  containers: readonly string[];
  /** Empty for the main one. */
  container: string;
  onContainer: (name: string) => void;
  choice: LogChoice;
  onChoice: (choice: LogChoice) => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useFieldStyles();
  const { containers, container, onContainer, choice, onChoice } = props;
  return (
    <>
      <SelectField
        label={t('logs.container')}
        selected={container}
        onSelect={onContainer}
        options={[
          { id: '', label: t('logs.defaultContainer') },
          ...[
            ...new Set([...containers, ...(container ? [container] : [])]),
          ].map(name => ({ id: name, label: name })),
        ]}
      />
      <SelectField
        label={t('logs.since')}
        selected={choice.since}
        onSelect={since => onChoice({ ...choice, since })}
        options={sinces.map(id => ({
          id,
          label: t(`logs.sinceOption.${id}`),
        }))}
      />
      <SelectField
        label={t('logs.tail')}
        selected={choice.tail}
        onSelect={tail => onChoice({ ...choice, tail })}
        options={tails.map(id => ({ id, label: id }))}
      />
      <SearchField
        size="small"
        className={classes.search}
        aria-label={t('logs.filter')}
        placeholder={t('logs.filter')}
        defaultValue={choice.filter}
        onSubmit={filter => onChoice({ ...choice, filter })}
        onClear={() => onChoice({ ...choice, filter: '' })}
      />
    </>
  );
}
