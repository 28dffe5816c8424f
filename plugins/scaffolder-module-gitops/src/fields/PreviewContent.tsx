import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import { gitopsScaffolderTranslationRef } from '../gitopsScaffolderTranslationRef';
import { PreviewChange } from '../preview/PreviewPlan';
import { selectDiffLines } from '../selection/selectDiffLines';
import { usePreviewStyles } from './usePreviewStyles';

/** What is in a file of the preview: its text, or what changes in it as a unified diff. */
export function PreviewContent(props: { change: PreviewChange }) {
  const { t } = useTranslationRef(gitopsScaffolderTranslationRef);
  const classes = usePreviewStyles();
  const { path, change, before = '', after = '' } = props.change;
  const lines =
    change === 'changed' ? selectDiffLines(before, after) : undefined;
  const text = change === 'removed' ? before : after;
  const titles = {
    added: t('preview.contentOf', { path }),
    changed: t('preview.changesIn', { path }),
    removed: t('preview.lastOf', { path }),
  };
  return (
    <Flex direction="column" gap="1" style={{ minWidth: 0 }}>
      <Text as="p" weight="bold" className={classes.name}>
        {titles[change]}
      </Text>
      {change === 'changed' && !lines && (
        <Text as="p" variant="body-small">
          {t('preview.tooDifferent')}
        </Text>
      )}
      {/* It scrolls, so the keyboard has to reach it. */}
      <div
        className={classes.pane}
        role="region"
        aria-label={titles[change]}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        {lines || text ? (
          <pre className={classes.text}>
            {lines?.map((line, at) => (
              <span
                key={at}
                className={`${classes.line} ${
                  line.kind === 'same' ? '' : classes[line.kind]
                }`}
              >
                {line.text}
              </span>
            )) ?? text}
          </pre>
        ) : (
          <Text as="p">{t('preview.empty')}</Text>
        )}
      </div>
    </Flex>
  );
}
