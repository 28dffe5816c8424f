import { ResourceNode } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ReactNode } from 'react';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { DrawerSubject } from '../../hooks/DrawerSubject';
import { useDeploymentResources } from '../../hooks/useDeploymentResources';
import { DrawerAddress } from '../../hooks/useDrawerAddress';
import { ProblemList } from '../ProblemList';
import { ReadResult } from '../ReadResult';
import { ResourcesContent } from './ResourcesContent';
import { useTreeStyles } from './useTreeStyles';

/** What a Deployment consists of, and one of its resources as it is now. */
export function ResourcesTab(props: {
  subject: DrawerSubject;
  address: DrawerAddress;
  /** Buttons of what can be done to the resource that is looked at. */
  resourceActions?: (node: ResourceNode) => ReactNode;
  /** The same as entries of the menu in its line. */
  resourceItems?: (node: ResourceNode, onDone: () => void) => ReactNode;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useTreeStyles();
  const { subject, address, resourceActions, resourceItems } = props;
  const read = useDeploymentResources(subject);
  return (
    <div className={classes.root}>
      <ReadResult read={read} what={t('resources.what')}>
        {({ nodes, problems }) => (
          <>
            <ProblemList problems={problems} />
            {nodes.length === 0 ? (
              <p>
                {problems.length > 0
                  ? t('resources.nothingBut')
                  : t('resources.nothing')}
              </p>
            ) : (
              <ResourcesContent
                subject={subject}
                nodes={nodes}
                address={address}
                resourceActions={resourceActions}
                resourceItems={resourceItems}
              />
            )}
          </>
        )}
      </ReadResult>
    </div>
  );
}
