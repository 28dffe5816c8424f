import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { DrawerSubject } from '../../hooks/DrawerSubject';
import { useDeploymentDetails } from '../../hooks/useDeploymentDetails';
import { ProblemList } from '../ProblemList';
import { ReadResult } from '../ReadResult';
import { useBoardStyles } from '../useBoardStyles';
import { AutomationSection } from './AutomationSection';
import { ContentSection } from './ContentSection';
import { DeliveredSection } from './DeliveredSection';
import { RevisionSection } from './RevisionSection';
import { StateSection } from './StateSection';

/** What a Deployment is, why it is so and what to do. What its row tells stands there before anything is read. */
export function OverviewTab(props: {
  subject: DrawerSubject;
  /** The Deployments of its board. */
  items: readonly Deployment[];
  fresh: boolean;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useBoardStyles();
  const { subject, items, fresh } = props;
  const { deployment } = subject;
  const read = useDeploymentDetails(subject);
  const details = read.value;
  return (
    <div className={classes.stack}>
      {(deployment || details) && (
        <StateSection
          deployment={deployment}
          items={items}
          fresh={fresh}
          conditions={details?.conditions}
        />
      )}
      <ReadResult read={read} what={t('overview.what')}>
        {({ problems }) => <ProblemList problems={problems} />}
      </ReadResult>
      {deployment && <RevisionSection deployment={deployment} />}
      {(deployment || details) && (
        <>
          <AutomationSection
            deployment={deployment}
            images={details?.imageAutomation}
          />
          <ContentSection subject={subject} parameters={details?.parameters} />
          <DeliveredSection deployment={deployment} links={details?.links} />
        </>
      )}
    </div>
  );
}
