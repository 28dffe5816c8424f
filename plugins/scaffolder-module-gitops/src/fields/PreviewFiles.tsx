import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Flex, Text } from '@backstage/ui';
import { useState } from 'react';
import { gitopsScaffolderTranslationRef } from '../gitopsScaffolderTranslationRef';
import { PreviewPlan } from '../preview/PreviewPlan';
import { PreviewContent } from './PreviewContent';
import { PreviewTree } from './PreviewTree';
import { usePreviewStyles } from './usePreviewStyles';

/** A plan: its warnings, how many files of which kind, their tree and the content of the chosen one. */
export function PreviewFiles(props: { id: string; plan: PreviewPlan }) {
  const { t } = useTranslationRef(gitopsScaffolderTranslationRef);
  const classes = usePreviewStyles();
  const [chosen, setChosen] = useState<string>();
  const { changes, warnings, title } = props.plan;
  const shown = changes.find(({ path }) => path === chosen) ?? changes[0];
  const count = (kind: string) =>
    changes.filter(({ change }) => change === kind).length;
  return (
    <Flex direction="column" gap="3">
      {warnings.map(warning => (
        <Alert
          key={warning}
          status="warning"
          icon
          title={t('preview.warning')}
          description={warning}
        />
      ))}
      <Text as="p">
        {changes.length === 0
          ? t('preview.nothing')
          : `${title} · ${t('preview.count', {
              count: changes.length,
            })}: ${t('preview.kinds', {
              added: String(count('added')),
              changed: String(count('changed')),
              removed: String(count('removed')),
            })}`}
      </Text>
      {shown && (
        <div className={classes.panes}>
          <PreviewTree
            id={`${props.id}-tree`}
            changes={changes}
            selected={shown.path}
            onSelect={setChosen}
          />
          <PreviewContent change={shown} />
        </div>
      )}
    </Flex>
  );
}
