import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Switch } from '@backstage/ui';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { LogChoice } from './LogChoice';

/** How to read and show the lines, and the way to keep them. */
export function LogSwitches(props: {
  choice: LogChoice;
  onChoice: (choice: LogChoice) => void;
  onDownload?: () => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { choice, onChoice, onDownload } = props;
  return (
    <>
      <Switch
        label={t('logs.follow')}
        isSelected={choice.follow}
        isDisabled={choice.previous}
        onChange={follow => onChoice({ ...choice, follow })}
      />
      <Switch
        label={t('logs.previous')}
        isSelected={choice.previous}
        onChange={previous => onChoice({ ...choice, previous })}
      />
      <Switch
        label={t('logs.timestamps')}
        isSelected={choice.timestamps}
        onChange={timestamps => onChoice({ ...choice, timestamps })}
      />
      <Switch
        label={t('logs.wrap')}
        isSelected={choice.wrap}
        onChange={wrap => onChoice({ ...choice, wrap })}
      />
      <Button
        size="small"
        variant="secondary"
        isDisabled={!onDownload}
        onPress={onDownload}
      >
        {t('logs.download')}
      </Button>
    </>
  );
}
