import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button, Skeleton, Text } from '@backstage/ui';
import { gitopsScaffolderTranslationRef } from '../gitopsScaffolderTranslationRef';
import { usePreview } from '../hooks/usePreview';
import { parsePreviewOptions } from '../preview/parsePreviewOptions';
import { selectActionInput } from '../selection/selectActionInput';
import { FieldFrame } from './FieldFrame';
import { filePreviewSchema } from './filePreviewSchema';
import { PreviewFiles } from './PreviewFiles';

/** Shows the files an action would write with the form as it is, before anything is written. */
export function FilePreviewField(props: typeof filePreviewSchema.TProps) {
  const { t } = useTranslationRef(gitopsScaffolderTranslationRef);
  const { formContext, idSchema, registry, schema, uiSchema } = props;
  const id = idSchema?.$id ?? 'preview';
  const options = parsePreviewOptions(uiSchema['ui:options']);
  const { input, missing } = selectActionInput(
    options?.input ?? {},
    formContext?.formData,
    { required: registry?.rootSchema?.required ?? [] },
  );
  const read = usePreview(
    options && missing.length === 0
      ? { action: options.action, input }
      : undefined,
  );
  const properties = registry?.rootSchema?.properties;

  function toTitle(field: string): string {
    const known = properties?.[field];
    return (typeof known === 'object' && known.title) || field;
  }

  function toStatus(): string {
    if (!options) return t('preview.noOptions');
    if (missing.length) {
      return t('preview.fillIn', { fields: missing.map(toTitle).join(', ') });
    }
    if (!read.isLoading) return '';
    return t(read.plan ? 'preview.updating' : 'preview.loading');
  }

  const status = toStatus();
  return (
    <FieldFrame
      id={id}
      label={schema.title ?? t('preview.title')}
      description={schema.description ?? t('preview.description')}
      problems={
        read.refusal
          ? [t('preview.refused', { message: read.refusal })]
          : undefined
      }
    >
      <div role="status">{status && <Text as="p">{status}</Text>}</div>
      {read.isLoading && !read.plan && <Skeleton width="100%" height={120} />}
      {read.error && (
        <Alert
          status="danger"
          icon
          title={t('preview.failed', { message: read.error })}
          description={t('preview.failed.hint')}
          customActions={
            <Button size="small" variant="secondary" onPress={read.retry}>
              {t('preview.retry')}
            </Button>
          }
        />
      )}
      {read.plan && (
        <div aria-busy={read.isLoading}>
          <PreviewFiles id={id} plan={read.plan} />
        </div>
      )}
    </FieldFrame>
  );
}
