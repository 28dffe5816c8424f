import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Checkbox } from '@backstage/ui';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { useBoardStyles } from '../useBoardStyles';
import { useActionStyles } from './useActionStyles';

/** What a single sync may do differently, and how Argo CD writes it. */
const OPTIONS = [
  { name: 'ApplyOutOfSyncOnly', option: 'ApplyOutOfSyncOnly=true' },
  { name: 'ServerSideApply', option: 'ServerSideApply=true' },
  { name: 'PruneLast', option: 'PruneLast=true' },
  { name: 'Replace', option: 'Replace=true' },
  { name: 'Validate', option: 'Validate=false' },
] as const;

/** The sync options one can choose from: each in words, with Argo CD's own beside it. */
export function SyncOptions(props: {
  /** As Argo CD writes them. */
  chosen: readonly string[];
  onChoose: (options: string[]) => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useActionStyles();
  const board = useBoardStyles();
  const { chosen, onChoose } = props;
  return (
    <fieldset className={classes.form}>
      <legend className={classes.legend}>{t('action.options')}</legend>
      {OPTIONS.map(({ name, option }) => (
        <Checkbox
          key={option}
          isSelected={chosen.includes(option)}
          onChange={isChosen => {
            const others = chosen.filter(one => one !== option);
            onChoose(isChosen ? [...others, option] : others);
          }}
        >
          <span>
            {t(`action.option.${name}`)}{' '}
            <code className={`${board.small} ${board.monospace}`}>
              {option}
            </code>
          </span>
        </Checkbox>
      ))}
    </fieldset>
  );
}
