import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { AddressedDeployment } from '../hooks/useAddressedDeployment';
import { deriveProblem } from './deriveProblem';
import { useFailureText } from './useFailureText';

/** What is to know of a Deployment that an address names and that is not on the board. */
export function AddressNotice(props: {
  id: string;
  addressed: AddressedDeployment;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const toFailureText = useFailureText();
  const { id, addressed } = props;
  const { failure, reading } = addressed;
  if (reading) return <span role="status">{t('drawer.reading')}</span>;
  if (!failure) {
    return <Alert icon role="status" title={t('drawer.elsewhere')} />;
  }
  const isGone = deriveProblem(failure) === 'notFound';
  const { title, detail } = isGone
    ? { title: t('drawer.gone'), detail: t('drawer.goneDetail', { id }) }
    : toFailureText(failure, { what: t('drawer.what'), older: false });
  return (
    <Alert
      icon
      role="alert"
      status={isGone ? 'warning' : 'danger'}
      title={title}
      description={detail}
    />
  );
}
