import { Version, VersionLag } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Tooltip, TooltipTrigger } from '@backstage/ui';
import { useState } from 'react';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { useVersionStyles } from './useVersionStyles';

/**
 * A version whose rule is told on hover, on focus by keyboard and on a touch.
 */
export function VersionDetails(props: { version: Version; lag?: VersionLag }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useVersionStyles();
  const [open, setOpen] = useState(false);
  const { version, lag } = props;

  return (
    <TooltipTrigger
      isOpen={open}
      onOpenChange={setOpen}
      shouldCloseOnPress={false}
      delay={300}
    >
      <Button
        variant="tertiary"
        size="small"
        className={classes.button}
        onPress={() => setOpen(true)}
      >
        {version.value}
      </Button>
      <Tooltip>
        {t(`version.rule.${version.rule}`)}
        {lag && ' '}
        {lag &&
          (lag.behind
            ? t('version.behindDetail', {
                count: lag.behind,
                version: lag.version,
              })
            : t('version.differsDetail', { version: lag.version }))}
      </Tooltip>
    </TooltipTrigger>
  );
}
