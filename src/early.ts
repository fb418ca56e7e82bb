import { beginWorkerEarly } from '#app/earlyWorker.ts';

// Imported before everything else: the worker loads while React and the first screens are still being set up.
beginWorkerEarly();
