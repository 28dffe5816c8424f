import { createApp } from '@backstage/frontend-defaults';
import { navModule } from './modules/navModule';
import { signInModule } from './modules/signInModule';

export default createApp({ features: [navModule, signInModule] });
