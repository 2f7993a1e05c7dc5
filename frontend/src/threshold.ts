import { forgetKept } from "./offline/owner";

// A phone that was shut out keeps no pages. What could not be sent yet stays, until it is let in again.
void forgetKept();
