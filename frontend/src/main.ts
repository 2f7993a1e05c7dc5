import "./styles/main.css";
import "./elements/none-option";
import "./elements/step-form";
import "./offline/line";
import { tellZone } from "./elements/small";
import { workOffline } from "./offline/register";
import { keepSending } from "./outbox/outbox";
import "./outbox/element";

tellZone();
keepSending();
void workOffline();
