import "./styles/main.css";
import "./elements/install-offer";
import "./elements/live-forms";
import "./elements/none-option";
import "./elements/pace-setting";
import "./elements/step-form";
import "./figure/element";
import "./offline/line";
import { tellZone } from "./elements/small";
import { forgetOthers } from "./offline/owner";
import { workOffline } from "./offline/register";
import { keepSending, person } from "./outbox/here";
import "./outbox/element";

tellZone();
keepSending();
void forgetOthers(person).then(() => workOffline(person));
