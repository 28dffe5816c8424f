import { ActionReporter } from './actions/ActionReporter';
import { DeploymentsTab } from './DeploymentsTab';

/** The Deployments tab where no root element of the app follows the actions: it does so itself, while it is shown. */
export function LegacyDeploymentsTab() {
  return (
    <>
      <ActionReporter />
      <DeploymentsTab />
    </>
  );
}
