import {
  Deployment,
  DeploymentLink,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { Fact } from '../Fact';
import { FactList } from '../FactList';
import { OutsideLink } from '../OutsideLink';
import { selectWebAddress } from '../selectWebAddress';
import { toPlace } from '../toPlace';
import { useEngineName } from '../useEngineName';
import { useFactStyles } from '../useFactStyles';
import { useSetText } from '../useSetText';

/** Who delivers it, on behalf of what, to where, and the pages about it. */
export function DeliveredSection(props: {
  deployment?: Deployment;
  /** Absent until they are read. */
  links?: readonly DeploymentLink[];
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useFactStyles();
  const engineName = useEngineName();
  const toSetText = useSetText();
  const { deployment, links = [] } = props;
  const known: readonly DeploymentLink[] = [
    ...(deployment?.link && !links.some(({ url }) => url === deployment.link)
      ? [
          {
            kind: 'engine' as const,
            title: deployment.name,
            url: deployment.link,
          },
        ]
      : []),
    ...links,
  ].filter(({ url }) => selectWebAddress(url));

  return (
    <FactList title={t('delivered.title')}>
      {deployment && (
        <>
          <Fact label={t('delivered.by')}>
            {engineName(deployment.engine, deployment.cluster.name)}
            {' · '}
            {t('delivered.object', {
              kind: deployment.kind,
              name: deployment.name,
              namespace: deployment.namespace,
            })}
          </Fact>
          {deployment.set && (
            <Fact label={t('delivered.set')}>{toSetText(deployment.set)}</Fact>
          )}
          {deployment.project && (
            <Fact label={t('delivered.project')}>{deployment.project}</Fact>
          )}
          <Fact label={t('delivered.cluster')}>
            {[
              deployment.cluster.name,
              ...toPlace(deployment.cluster.labels),
            ].join(' · ')}
          </Fact>
          {deployment.targetNamespace && (
            <Fact label={t('delivered.namespace')}>
              {deployment.targetNamespace}
            </Fact>
          )}
        </>
      )}
      <Fact label={t('delivered.links')}>
        {known.length === 0 ? (
          t('delivered.noLinks')
        ) : (
          <ul className={classes.plainList}>
            {known.map(({ kind, title, url }) => (
              <li key={url}>
                {t(`delivered.link.${kind}`)}
                {': '}
                <OutsideLink
                  href={url}
                  label={t('delivered.newTab', { title })}
                >
                  {title}
                </OutsideLink>
              </li>
            ))}
          </ul>
        )}
      </Fact>
    </FactList>
  );
}
