import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { DrawerSubject } from '../../hooks/DrawerSubject';
import { useDeploymentResources } from '../../hooks/useDeploymentResources';
import { useBoardStyles } from '../useBoardStyles';
import { ImageList } from './ImageList';
import { selectRunningImages } from './selectRunningImages';

/**
 * The images of a Deployment whose engine names none, as Flux's do not unless they are set in the object itself:
 * those of the workloads it made, or why these are not known either.
 */
export function RunningImages(props: { subject: DrawerSubject }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const board = useBoardStyles();
  const { value, failure } = useDeploymentResources(props.subject);
  const images = selectRunningImages(value?.nodes ?? []);
  const partial = (value?.problems.length ?? 0) > 0 || failure !== undefined;

  function toSentence(): string {
    if (!value) {
      return failure ? t('content.imagesUnread') : t('content.imagesReading');
    }
    if (images.length > 0) {
      return partial
        ? t('content.imagesOfSomeWorkloads')
        : t('content.imagesOfWorkloads');
    }
    return partial ? t('content.imagesUnknown') : t('content.noImages');
  }

  return (
    <>
      {images.length > 0 && <ImageList images={images} />}
      <span className={images.length > 0 ? board.small : undefined}>
        {toSentence()}
      </span>
    </>
  );
}
