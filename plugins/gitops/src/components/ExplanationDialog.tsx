import { EntityName } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Dialog, DialogBody, DialogHeader } from '@backstage/ui';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { useEntityExplanation } from '../hooks/useEntityExplanation';
import { ExplanationContent } from './ExplanationContent';
import { ReadState } from './ReadState';
import { useBoardStyles } from './useBoardStyles';
import { useSurfaceStyles } from './useSurfaceStyles';

/** How an entity's Deployments were found: the rule, what it read, and who was asked. */
export function ExplanationDialog(props: {
  entity: EntityName;
  onClose: () => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const surface = useSurfaceStyles();
  const classes = useBoardStyles();
  const { entity, onClose } = props;
  const { value, failure, retry } = useEntityExplanation(entity);
  return (
    <Dialog
      isOpen
      width={680}
      onOpenChange={isOpen => {
        if (!isOpen) onClose();
      }}
    >
      <DialogHeader>
        {t('explanation.title', { name: entity.name })}
      </DialogHeader>
      <DialogBody tabIndex={0}>
        <div className={`${surface.surface} ${classes.stack}`}>
          <ReadState
            loading={!value}
            failed={Boolean(failure)}
            loadingText={t('explanation.loading')}
            failedText={
              value ? t('explanation.failedOlder') : t('explanation.failed')
            }
            onRetry={retry}
          />
          {value && <ExplanationContent explanation={value} />}
        </div>
      </DialogBody>
    </Dialog>
  );
}
