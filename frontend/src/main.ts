import "./styles/main.css";
import "./elements/live-forms";
import "./elements/none-option";
import "./elements/step-form";
import "./figure/element";
import { tellZone } from "./elements/small";
import { keepSending } from "./outbox/outbox";
import "./outbox/element";

tellZone();
keepSending();
